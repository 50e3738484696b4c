// SPDX-License-Identifier: Apache-2.0
'use strict';

// The base protocol of the Language Server Protocol 3.17 and JSON-RPC 2.0 over two streams. Knows nothing of VS Code.

const HEADER_LIMIT = 4096;
const BODY_LIMIT = 64 * 1024 * 1024;

/** One message with its header, as bytes. */
function framed(message) {
  const body = Buffer.from(JSON.stringify(message), 'utf8');
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`, 'ascii'), body]);
}

/** Takes bytes as they come and gives whole messages. */
class Frames {
  constructor() {
    this.bytes = Buffer.alloc(0);
  }

  /** The messages that are complete with these bytes; throws when they are not the protocol. */
  append(chunk) {
    this.bytes = Buffer.concat([this.bytes, chunk]);
    const messages = [];
    for (;;) {
      const end = this.bytes.indexOf('\r\n\r\n');
      if (end < 0) {
        if (this.bytes.length > HEADER_LIMIT) throw new Error('the header of a message does not end');
        return messages;
      }
      const found = /^content-length:[ \t]*(\d+)[ \t]*$/im.exec(this.bytes.toString('ascii', 0, end));
      if (!found) throw new Error('the header of a message has no Content-Length');
      const length = Number(found[1]);
      if (length > BODY_LIMIT) throw new Error(`a message of ${length} bytes`);
      if (this.bytes.length < end + 4 + length) return messages;
      messages.push(JSON.parse(this.bytes.toString('utf8', end + 4, end + 4 + length)));
      this.bytes = this.bytes.subarray(end + 4 + length);
    }
  }
}

/** Requests and notifications both ways. */
class Connection {
  /**
   * @param write takes bytes
   * @param handlers `notification(method, params)`, `request(method, params)`, `fault(error)`
   */
  constructor(write, handlers) {
    this.write = write;
    this.handlers = handlers;
    this.frames = new Frames();
    this.pending = new Map();
    this.nextId = 1;
    this.isClosed = false;
  }

  receive(chunk) {
    let messages;
    try {
      messages = this.frames.append(chunk);
    } catch (error) {
      this.close(error);
      return;
    }
    for (const message of messages) this.dispatch(message);
  }

  dispatch(message) {
    if (message.method === undefined) {
      const waiting = this.pending.get(message.id);
      this.pending.delete(message.id);
      if (!waiting) return;
      if (message.error) waiting.reject(Object.assign(new Error(message.error.message), { code: message.error.code }));
      else waiting.resolve(message.result);
    } else if (message.id === undefined) {
      this.handlers.notification(message.method, message.params);
    } else {
      const result = this.handlers.request(message.method, message.params);
      this.send({ id: message.id, result: result === undefined ? null : result });
    }
  }

  send(members) {
    if (!this.isClosed) this.write(framed({ jsonrpc: '2.0', ...members }));
  }

  notify(method, params) {
    this.send({ method, params });
  }

  /** Asks; `token`, a cancellation token of VS Code, may take the question back. */
  request(method, params, token) {
    if (this.isClosed) return Promise.reject(new Error('the language server has ended'));
    const id = this.nextId++;
    const answer = new Promise((resolve, reject) => this.pending.set(id, { resolve, reject }));
    this.send({ id, method, params });
    const watch = token && token.onCancellationRequested(() => this.notify('$/cancelRequest', { id }));
    const done = () => watch && watch.dispose();
    answer.then(done, done);
    return answer;
  }

  /** Nothing more comes: whoever waits is told. */
  close(error) {
    if (this.isClosed) return;
    this.isClosed = true;
    const reason = error || new Error('the language server has ended');
    for (const waiting of this.pending.values()) waiting.reject(reason);
    this.pending.clear();
    if (error) this.handlers.fault(error);
  }
}

module.exports = { Connection, Frames, framed };
