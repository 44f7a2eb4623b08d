// One message in the form each kind of robot asks for, signed as each of them checks it.
import { createHmac } from 'node:crypto';
import type { Channel, ChannelKind } from '../../domain/alerts.ts';
import { signatureOf } from '../outgoing.ts';

export type Call = { url: string; headers: Record<string, string>; body: string };

const json = { 'content-type': 'application/json; charset=utf-8' };
const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64');

type Said = { text: string; urgent: boolean; at: number; school: string };

const forms: Record<ChannelKind, (channel: Channel, said: Said) => Call> = {
  wecom: ({ url }, { text }) => ({
    url,
    headers: json,
    body: JSON.stringify({ msgtype: 'text', text: { content: text } }),
  }),

  /** 加签: the time in ms and the secret, keyed with the secret, in the address. */
  dingtalk: ({ url, secret }, { text, urgent, at }) => {
    const signedUrl = new URL(url);
    if (secret !== '') {
      signedUrl.searchParams.set('timestamp', String(at));
      signedUrl.searchParams.set('sign', hmac(secret, `${at}\n${secret}`));
    }
    const body = JSON.stringify({ msgtype: 'text', text: { content: text }, at: { isAtAll: urgent } });
    return { url: signedUrl.href, headers: json, body };
  },

  /** 签名校验: nothing, keyed with the time in seconds and the secret, in the body. */
  feishu: ({ url, secret }, { text, at }) => {
    const timestamp = String(Math.floor(at / 1000));
    const sign = secret === '' ? {} : { timestamp, sign: hmac(`${timestamp}\n${secret}`, '') };
    return { url, headers: json, body: JSON.stringify({ ...sign, msg_type: 'text', content: { text } }) };
  },

  /** `x-patrol-signature: t=<seconds>,v1=<hex>`: the time, a dot and the body, keyed with the secret. */
  webhook: ({ url, secret }, { text, urgent, at, school }) => {
    const body = JSON.stringify({ text, urgent, at, school });
    return { url, headers: { ...json, 'x-patrol-signature': signatureOf(body, secret, at) }, body };
  },
};

/** `at`: UTC ms; robots refuse a signature that is older than an hour. */
export const messageFor = (channel: Channel, said: Said): Call => forms[channel.kind](channel, said);

/** Robots answer 200 also when they refuse; whether they took it stands in the body. */
export function isTaken(kind: ChannelKind, status: number, body: string): boolean {
  if (status < 200 || status > 299) return false;
  if (kind === 'webhook') return true;
  try {
    const answer = JSON.parse(body) as { errcode?: unknown; code?: unknown; StatusCode?: unknown };
    return kind === 'feishu' ? (answer.code ?? answer.StatusCode) === 0 : answer.errcode === 0;
  } catch {
    return false;
  }
}
