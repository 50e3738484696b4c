// SPDX-License-Identifier: Apache-2.0
'use strict';

// As much of VS Code's API as the extension uses, with documents that a test types into.

class Position {
  constructor(line, character) { Object.assign(this, { line, character }); }
}
class Range {
  constructor(start, end) { Object.assign(this, { start, end }); }
}
class Uri {
  constructor(text) { this.text = text; }
  static parse(text) { return new Uri(text); }
  toString() { return this.text; }
}
class EventEmitter {
  constructor() { this.listeners = []; }
  get event() { return (listener) => { this.listeners.push(listener); return { dispose() {} }; }; }
  fire(value) { for (const listener of this.listeners) listener(value); }
}
/** A class that keeps what it is made of under these names. */
const plain = (...names) => class {
  constructor(...values) { names.forEach((name, index) => { this[name] = values[index]; }); }
};
class WorkspaceEdit {
  constructor() { this.edits = []; }
  set(uri, edits) { this.edits.push([uri.toString(), edits]); }
}

/** `path` is what the user has set as the assay command. */
function make(path) {
  const events = { open: new EventEmitter(), change: new EventEmitter(), close: new EventEmitter() };
  const providers = {};
  const commands = {};
  const published = new Map();
  const waiting = [];
  const messages = [];
  const register = (name) => (selector, provider) => { providers[name] = provider; return { dispose() {} }; };
  const languages = {
    createDiagnosticCollection: () => ({
      set: (uri, all) => {
        published.set(uri.toString(), all);
        for (const resolve of waiting.splice(0)) resolve(all);
      },
      clear: () => published.clear(), dispose() {},
    }),
  };
  for (const name of [
    'Hover', 'CompletionItem', 'Definition', 'Reference', 'DocumentHighlight', 'Rename', 'DocumentSymbol', 'DocumentFormattingEdit',
    'CodeActions', 'InlayHints', 'FoldingRange', 'DocumentSemanticTokens',
  ]) languages[`register${name}Provider`] = register(name);
  return {
    api: {
      Position, Range, Uri, EventEmitter, WorkspaceEdit, languages,
      Location: plain('uri', 'range'), TextEdit: plain('range', 'newText'), Diagnostic: plain('range', 'message', 'severity'),
      DiagnosticRelatedInformation: plain('location', 'message'), CompletionItem: plain('label', 'kind'), SnippetString: plain('value'),
      DocumentSymbol: plain('name', 'detail', 'kind', 'range', 'selectionRange'), CodeAction: plain('title', 'kind'),
      InlayHint: plain('position', 'label'), FoldingRange: plain('start', 'end', 'kind'), Hover: plain('contents', 'range'),
      MarkdownString: plain('value'), SemanticTokens: plain('data'), SemanticTokensLegend: plain('types', 'modifiers'),
      DocumentHighlight: plain('range', 'kind'), CodeActionKind: { QuickFix: 'quickfix' },
      FoldingRangeKind: { Comment: 1, Imports: 2 },
      commands: { registerCommand: (name, body) => { commands[name] = body; return { dispose() {} }; } },
      window: {
        createOutputChannel: () => ({ append: (text) => messages.push(text), appendLine: (text) => messages.push(text), dispose() {} }),
        showErrorMessage: (text) => messages.push(text),
      },
      workspace: {
        textDocuments: [], getConfiguration: () => ({ get: () => path }),
        onDidOpenTextDocument: events.open.event, onDidChangeTextDocument: events.change.event, onDidCloseTextDocument: events.close.event,
      },
    },
    events, providers, commands, messages,
    /** The diagnostics that are published next. */
    nextDiagnostics: () => new Promise((resolve) => waiting.push(resolve)),
  };
}

/** A document; `edit` replaces so many characters at an offset, as one of the changes of an event. */
class TextDocument {
  constructor(uri, text) { Object.assign(this, { uri: new Uri(uri), text, version: 1, languageId: 'assay' }); }
  getText() { return this.text; }
  positionAt(offset) {
    const before = this.text.slice(0, offset).split('\n');
    return new Position(before.length - 1, before[before.length - 1].length);
  }
  /** Changes are [offset, length, text], all in terms of the text before. */
  edit(changes) {
    const contentChanges = changes.map(([rangeOffset, rangeLength, text]) => ({
      rangeOffset, text, range: new Range(this.positionAt(rangeOffset), this.positionAt(rangeOffset + rangeLength)),
    }));
    for (const [at, length, text] of [...changes].sort((a, b) => b[0] - a[0])) {
      this.text = this.text.slice(0, at) + text + this.text.slice(at + length);
    }
    this.version += 1;
    return { document: this, contentChanges };
  }
}

module.exports = { make, TextDocument };
