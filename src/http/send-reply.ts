import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import { contentDisposition } from './file-name.ts';
import { Refused } from './errors.ts';
import type { House } from './house.ts';
import { keepLocale } from './locale.ts';
import { renderPage } from './render-page.ts';
import type { FileReply, Reply, SheetReply } from './reply.ts';
import { sheetPolicy, UPLOAD_POLICY } from './security.ts';
import { changeSession, keepSession } from './session.ts';
import { sendProblem } from './send-problem.ts';
import { waitingFor } from './waiting.ts';
import { visitOf } from './visit.ts';

/** Sends what a handler returned. Nothing that depends on who asks may be kept by anyone in between. */
export async function sendReply(house: House, request: Request, response: Response, reply: Reply): Promise<void> {
  if (reply.session) await changeSession(request, reply.session, visitOf(request).now);
  if (reply.notice !== undefined) request.session.notice = reply.notice;
  if (reply.locale) keepLocale(response, reply.locale);
  response.status(reply.status).set({ 'Cache-Control': 'no-store', ...reply.headers });
  switch (reply.kind) {
    case 'page':
      response
        .type('html')
        .send(renderPage(house, request, reply.view, reply.data, await waitingFor(house, visitOf(request))));
      return;
    case 'redirect':
      if (reply.notice !== undefined) await keepSession(request);
      response.redirect(reply.status, reply.to);
      return;
    case 'text':
      response.type(reply.type).send(reply.text);
      return;
    case 'sheet':
      sendSheet(response, reply);
      return;
    case 'file':
      await sendFile(response, reply);
      return;
    case 'problem':
      sendProblem(house, request, response, new Refused(reply.status, 'problem'), reply);
  }
}

function sendSheet(response: Response, { html }: SheetReply): void {
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, style]) => style!);
  const hashes = styles.map((style) => createHash('sha256').update(style).digest('base64'));
  response.set('Content-Security-Policy', sheetPolicy(hashes)).type('html').send(html);
}

async function sendFile(response: Response, reply: FileReply): Promise<void> {
  response.set('Content-Type', reply.type).set('Content-Disposition', contentDisposition('attachment', reply.name));
  if (reply.untrusted) response.set('Content-Security-Policy', UPLOAD_POLICY);
  if (reply.body instanceof Readable) await pipeline(reply.body, response);
  else response.end(reply.body);
}
