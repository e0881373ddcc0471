import assert from 'node:assert/strict'
import { test } from 'node:test'
import OpenAI from 'openai'
import { apiKey, baseURL, CUT, FILTER, LIMITED, model, OBJECT, TEXT } from './asked.mjs'

const client = new OpenAI({ baseURL, apiKey })
const messages = [{ role: 'user', content: 'Hello' }]
const saying = (content) => [{ role: 'user', content }]
const tools = [
  {
    type: 'function',
    function: {
      name: 'weather',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
  },
]

test('a plain chat, with headers that tell what it took', async () => {
  const { data, response } = await client.chat.completions.create({ model, messages }).withResponse()

  assert.equal(data.choices[0].message.content, TEXT)
  assert.equal(data.choices[0].finish_reason, 'stop')
  assert.equal(data.model, 'scripted-1-0125')
  assert.equal(data.usage.total_tokens, 16)
  assert.equal(response.headers.get('x-attempts'), '1')
  assert.match(response.headers.get('x-operation-id'), /^[0-9a-f-]{36}$/)
})

test('a stream, with its usage', async () => {
  const stream = await client.chat.completions.create({
    model,
    messages,
    stream: true,
    stream_options: { include_usage: true },
  })
  let text = ''
  let usage
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta?.content ?? ''
    usage = chunk.usage ?? usage
  }

  assert.equal(text, TEXT)
  assert.equal(usage.completion_tokens, 7)
})

test('a stream, put together by the SDK', async () => {
  const completion = await client.chat.completions.stream({ model, messages }).finalChatCompletion()

  assert.equal(completion.choices[0].message.content, TEXT)
  assert.equal(completion.choices[0].finish_reason, 'stop')
})

test('a stream that is withheld until it is whole', async () => {
  const stream = client.chat.completions.stream({ model, messages }, { headers: { 'X-Stream-Guarantee': 'whole' } })

  assert.equal((await stream.finalChatCompletion()).choices[0].message.content, TEXT)
})

for (const stream of [false, true]) {
  test(`a tool that is called and answered, stream: ${stream}`, async () => {
    const asked = []
    const weather = { ...tools[0].function, parse: JSON.parse, function: (args) => asked.push(args) && 'rain' }
    const runner = client.chat.completions.runTools({
      model,
      messages,
      stream,
      tools: [{ type: 'function', function: weather }],
    })

    assert.equal(await runner.finalContent(), TEXT)
    assert.deepEqual(asked, [{ city: 'Paris' }])
  })
}

test('JSON mode and a JSON schema', async () => {
  const schema = { type: 'object', properties: { city: { type: 'string' }, degrees: { type: 'number' } } }
  for (const format of [
    { type: 'json_object' },
    { type: 'json_schema', json_schema: { name: 'weather', schema } },
  ]) {
    const answer = await client.chat.completions.create({ model, messages, response_format: format })
    assert.deepEqual(JSON.parse(answer.choices[0].message.content), OBJECT)
  }
})

test('the list of models, and one of them', async () => {
  const ids = []
  for await (const listed of client.models.list()) {
    ids.push(listed.id)
  }

  assert.ok(ids.includes(model), ids.join())
  assert.equal((await client.models.retrieve(model)).id, model)
})

test('errors are those that the SDK has classes for, and none is repeated in vain', async () => {
  let requests = 0
  const counting = new OpenAI({ baseURL, apiKey, fetch: (url, init) => (requests++, fetch(url, init)) })
  const failure = async (body, options) => {
    requests = 0
    const error = await counting.chat.completions.create({ model, messages, ...body }, options).then(
      () => assert.fail('there should be an error'),
      (error) => error,
    )
    assert.equal(requests, 1, 'the SDK repeated the request')
    return error
  }

  const empty = await failure({ messages: [] })
  assert.ok(empty instanceof OpenAI.BadRequestError)
  assert.deepEqual([empty.param, empty.code, empty.type], ['messages', 'empty_array', 'invalid_request_error'])

  const unknown = await failure({ model: 'no-such-model' })
  assert.ok(unknown instanceof OpenAI.NotFoundError)
  assert.deepEqual([unknown.param, unknown.code], ['model', 'model_not_found'])

  const filtered = await failure({ messages: saying(FILTER) })
  assert.ok(filtered instanceof OpenAI.BadRequestError)
  assert.match(filtered.message, /Lighthouses are a secret/)

  const limited = await failure({}, { headers: LIMITED })
  assert.ok(limited instanceof OpenAI.RateLimitError)
  assert.equal(limited.code, 'rate_limit_exceeded')
  assert.ok(Number(limited.headers.get('retry-after')) > 0)
})

test('a stream that breaks off ends with an error, never as if it were whole', async () => {
  const stream = await client.chat.completions.create({ model, messages: saying(CUT), stream: true })
  let text = ''
  await assert.rejects(async () => {
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta?.content ?? ''
    }
  }, OpenAI.APIError)
  assert.ok(TEXT.startsWith(text) && text.length > 0 && text.length < TEXT.length, text)
})
