import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { APICallError, generateText, Output, stepCountIs, streamText, tool } from 'ai'
import { z } from 'zod'
import { apiKey, baseURL, CUT, LIMITED, model, OBJECT, TEXT } from './asked.mjs'

const colloquy = createOpenAICompatible({ name: 'colloquy', baseURL, apiKey, includeUsage: true })
const strict = createOpenAICompatible({ name: 'colloquy', baseURL, apiKey, supportsStructuredOutputs: true })
const prompt = 'Hello'

function weather(asked) {
  return tool({
    inputSchema: z.object({ city: z.string() }),
    execute: async (input) => {
      asked.push(input)
      return 'rain'
    },
  })
}

test('a plain chat', async () => {
  const { text, usage, finishReason, response } = await generateText({ model: colloquy(model), prompt })

  assert.equal(text, TEXT)
  assert.equal(finishReason, 'stop')
  assert.equal(usage.inputTokens, 9)
  assert.equal(response.modelId, 'scripted-1-0125')
  assert.equal(response.headers['x-attempts'], '1')
})

test('a stream, with its usage', async () => {
  const result = streamText({ model: colloquy(model), prompt })
  let text = ''
  for await (const piece of result.textStream) {
    text += piece
  }

  assert.equal(text, TEXT)
  assert.equal((await result.usage).outputTokens, 7)
  assert.equal(await result.finishReason, 'stop')
})

test('a tool that is called and answered, plain and as a stream', async () => {
  const asked = []
  const request = { model: colloquy(model), prompt, tools: { weather: weather(asked) }, stopWhen: stepCountIs(3) }

  assert.equal((await generateText(request)).text, TEXT)
  assert.equal(await streamText(request).text, TEXT)
  assert.deepEqual(asked, [{ city: 'Paris' }, { city: 'Paris' }])
})

test('an object, by JSON mode and by a JSON schema', async () => {
  const output = Output.object({ schema: z.object({ city: z.string(), degrees: z.number() }) })

  for (const provider of [colloquy, strict]) {
    assert.deepEqual((await generateText({ model: provider(model), prompt, output })).output, OBJECT)
  }
})

test('an error is told with its message and status', async () => {
  await assert.rejects(generateText({ model: colloquy('no-such-model'), prompt }), (error) => {
    assert.ok(APICallError.isInstance(error), String(error))
    assert.equal(error.statusCode, 404)
    assert.match(error.message, /model/)
    return true
  })
})

test('a limit is a 429 that says when to come back', async () => {
  const request = { model: colloquy(model), prompt, headers: LIMITED, maxRetries: 0 }
  await assert.rejects(generateText(request), (error) => {
    assert.equal(error.statusCode, 429)
    assert.ok(Number(error.responseHeaders['retry-after']) > 0)
    return true
  })
})

test('a stream that breaks off ends with an error', async () => {
  const errors = []
  const result = streamText({
    model: colloquy(model),
    prompt: CUT,
    onError: ({ error }) => errors.push(error),
  })
  let text = ''
  for await (const piece of result.textStream) {
    text += piece
  }

  assert.equal(errors.length, 1)
  assert.ok(TEXT.startsWith(text) && text.length < TEXT.length, text)
})
