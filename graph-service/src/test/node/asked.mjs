// What every script needs: where the service is, and the words that make the fake provider behave in a certain way.
export const baseURL = process.env.COLLOQUY_URL + '/v1'
export const model = 'scripted-1'
export const TEXT = 'The lighthouse keeper counted the ships.'
export const OBJECT = { city: 'Paris', degrees: 21 }
export const FILTER = 'please filter'
export const CUT = 'please cut'
export const apiKey = process.env.COLLOQUY_KEY
export const LIMITED = { Authorization: 'Bearer ' + process.env.COLLOQUY_LIMITED_KEY }
