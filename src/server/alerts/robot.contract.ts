// What stands in for the robots of the platforms: it takes what they take, and refuses the rest with their codes.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Got = { path: string; headers: IncomingMessage['headers']; body: Record<string, unknown>; raw: string };
type Answer = { status: number; body: string };
export type Robot = { url: string; got: Got[]; answer: Answer };

const taken: Answer = { status: 200, body: '{"errcode":0,"code":0}' };
const keysOf = (value: unknown): string =>
  Object.keys((value ?? {}) as object)
    .sort()
    .join(' ');
const isText = (value: unknown, mostBytes: number): value is string =>
  typeof value === 'string' && value.trim() !== '' && Buffer.byteLength(value, 'utf8') <= mostBytes;

/** 企业微信 and 钉钉: `msgtype` and `text.content`; 钉钉 also says whom it calls. */
function ofText({ msgtype, text, at }: Record<string, unknown>, keys: string): Answer {
  const { content } = (text ?? {}) as { content?: unknown };
  if (msgtype !== 'text' || keysOf(text) !== 'content') return { status: 200, body: '{"errcode":40008}' };
  if (keys === 'msgtype text') return isText(content, 2048) ? taken : { status: 200, body: '{"errcode":40058}' };
  const isDing = keys === 'at msgtype text' && typeof (at as { isAtAll?: unknown }).isAtAll === 'boolean';
  return isDing && isText(content, 20_000) ? taken : { status: 200, body: '{"errcode":400101}' };
}

function ofFeishu({ msg_type: type, content, timestamp }: Record<string, unknown>, raw: string): Answer {
  const { text } = (content ?? {}) as { text?: unknown };
  const isSound = type === 'text' && keysOf(content) === 'text' && isText(text, 20_000) && raw.length <= 20_480;
  const isTimed = timestamp === undefined || /^\d{10}$/.test(JSON.stringify(timestamp).replaceAll('"', ''));
  return isSound && isTimed ? taken : { status: 200, body: '{"code":9499}' };
}

/** By the keys alone it is known whose message it is. */
function judged({ body, raw }: Got): Answer {
  const keys = keysOf(body);
  if ('msgtype' in body) return ofText(body, keys);
  if ('msg_type' in body) return ofFeishu(body, raw);
  const { text, urgent, at, school } = body;
  const isSound =
    keys === 'at school text urgent' &&
    isText(text, 20_000) &&
    isText(school, 1000) &&
    typeof urgent === 'boolean' &&
    typeof at === 'number';
  return isSound ? taken : { status: 400, body: '' };
}

/** Keeps what it got. `answer`: what it says of what is sound, for one that is to refuse. */
export async function robot(): Promise<Robot> {
  const got: Got[] = [];
  const answer = { ...taken };
  const server = createServer((request, response) => {
    let raw = '';
    request.on('data', (part) => (raw += String(part)));
    request.on('end', () => {
      const one: Got = {
        path: request.url ?? '',
        headers: request.headers,
        body: JSON.parse(raw) as Got['body'],
        raw,
      };
      got.push(one);
      const says = judged(one);
      const { status, body } = says === taken ? answer : says;
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/robot`, got, answer };
}

/** What a group reads of it. */
export const content = ({ body }: Got): string => ((body['text'] ?? body['content']) as { content: string }).content;
