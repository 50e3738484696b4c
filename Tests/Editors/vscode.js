// SPDX-License-Identifier: Apache-2.0
'use strict';

// The VS Code extension against the real server: node Tests/Editors/vscode.js ASSAY. Ends with 0 when all holds.

const assert = require('assert');
const fs = require('fs');
const Module = require('module');
const path = require('path');
const { make, TextDocument } = require('./fake-vscode');

const folder = path.join(__dirname, '..', '..', 'editors', 'vscode');
const read = (name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));

// MARK: The grammar

/** The patterns of a rule, includes resolved, in the order in which they are tried. */
function patterns(rule, repository) {
  if (rule.include) return patterns(repository[rule.include.slice(1)], repository);
  if (rule.match) return [rule];
  return rule.patterns.flatMap((it) => patterns(it, repository));
}

/** Each piece of a line that has a scope, as TextMate finds them: the earliest match, and of several there the first rule. */
function scopes(line, grammar) {
  const rules = patterns(grammar, grammar.repository).map((rule) => [rule, new RegExp(rule.match, 'dg')]);
  const found = [];
  let at = 0;
  while (at < line.length) {
    let best;
    for (const [rule, expression] of rules) {
      expression.lastIndex = at;
      const match = expression.exec(line);
      if (match && match[0].length > 0 && (!best || match.index < best.match.index)) best = { rule, match };
    }
    if (!best) break;
    const { rule, match } = best;
    if (rule.name) found.push([match[0], rule.name]);
    for (const [group, { name }] of Object.entries(rule.captures || {})) if (match[group]) found.push([match[group], name]);
    at = match.index + match[0].length;
  }
  return found;
}

const lines = [
  ['assay 1', { assay: 'keyword.control.head', 1: 'constant.numeric' }],
  ['algorithm "A title: 5 kg"', { '"A title: 5 kg"': 'string.quoted' }],
  ['import quality.completeness "ab"', { 'quality.completeness': 'entity.name.namespace', '"ab"': 'string.quoted' }],
  ['record Reading {', { record: 'keyword.declaration', Reading: 'entity.name.type' }],
  ['    pulse: 0 .. 254 bpm or missing', { pulse: 'variable.other.property', 254: 'constant.numeric', bpm: 'keyword.other.unit', missing: 'constant.language' }],
  ['    glucose: 0.0 .. 40.0 mmol/L', { 'mmol/L': 'keyword.other.unit' }],
  ['data readings: at most 168 of Reading', { readings: 'variable.other.definition', 168: 'constant.numeric', 'at most': 'keyword.other.order' }],
  ['rule high(r) = r.systolic > 135 or r.day = 1', { high: 'entity.name.function', r: 'variable.parameter', systolic: 'variable.other.property' }],
  ['let a = share of plausible in readings otherwise 0%', { share: 'support.function.verb', in: 'keyword.operator.word', '%': undefined }],
  ['let share = 5', { share: 'variable.other.definition' }],
  ['let b = standard deviation of x in rows rounded half up to 1 decimal', { 'standard deviation': 'support.function.verb', 'rounded half up to 1 decimal': 'keyword.other.rounding' }],
  ['let c = completeness.row_share(readings, 5) // note: "x"', { completeness: 'entity.name.namespace', row_share: 'entity.name.function', '// note: "x"': 'comment.line' }],
  ['let d = when abs(x) > 2: 1 else 0', { when: 'keyword.control', abs: 'support.function', else: 'keyword.control' }],
];

function checkGrammar() {
  const grammar = read('syntaxes/assay.tmLanguage.json');
  for (const [line, expected] of lines) {
    const found = scopes(line, grammar);
    for (const [text, scope] of Object.entries(expected)) {
      const own = found.filter(([piece]) => piece === text).map(([, name]) => name);
      if (scope === undefined) assert.deepStrictEqual(own, [], line);
      else assert(own.some((name) => name.startsWith(scope)), `${text} in ${line}: ${JSON.stringify(found)}`);
    }
  }
}

function checkFiles() {
  const manifest = read('package.json');
  const contributed = [
    manifest.main, manifest.contributes.languages[0].configuration, manifest.contributes.grammars[0].path,
    manifest.contributes.snippets[0].path,
  ];
  for (const file of contributed) assert(fs.existsSync(path.join(folder, file)), file);
  assert.strictEqual(manifest.dependencies, undefined);
  const configuration = read('language-configuration.json');
  for (const pattern of [configuration.wordPattern, ...Object.values(configuration.indentationRules)]) new RegExp(pattern);
}

// MARK: The framing

function checkFraming() {
  const { Frames, framed } = require(path.join(folder, 'protocol.js'));
  const messages = [{ id: 1 }, { text: '😀\n' }];
  const bytes = Buffer.concat(messages.map(framed));
  for (const size of [1, 3, 1000]) {
    const frames = new Frames();
    const found = [];
    for (let at = 0; at < bytes.length; at += size) found.push(...frames.append(bytes.subarray(at, at + size)));
    assert.deepStrictEqual(found, messages);
  }
  for (const bad of ['X: 1\r\n\r\n', `Content-Length: ${2 ** 40}\r\n\r\n`, 'x'.repeat(5000)]) {
    assert.throws(() => new Frames().append(Buffer.from(bad)));
  }
}

// MARK: The extension and the server

const program = `assay 1
algorithm "😀 T"
record Reading {
    day: 1 .. 21
    systolic: 0 .. 309 mmHg
}
data readings: at most 5 of Reading
let high = share of systolic == 135 in readings otherwise 0%
publish score = 100 * high as 0.0 .. 100.0 rounded half up
publish days = count in readings where day > 1 as 0 .. 5
`;

async function checkExtension(assay) {
  const fake = make(assay);
  const load = Module._load;
  Module._load = (name, ...rest) => (name === 'vscode' ? fake.api : load(name, ...rest));
  const extension = require(path.join(folder, 'extension.js'));
  const document = new TextDocument('file:///t.assay', program);
  fake.api.workspace.textDocuments.push(document);
  const none = { onCancellationRequested: () => ({ dispose() {} }) };
  const at = (text, offset = 1) => document.positionAt(document.text.indexOf(text) + offset);

  let said = fake.nextDiagnostics();
  await extension.activate({ subscriptions: [] });
  const faults = await said;
  assert.deepStrictEqual(faults.map((it) => it.code), ['A0115']);
  assert.strictEqual(faults[0].severity, 0);

  // The quick fix, applied as an event with the places of the text before it.
  const actions = await fake.providers.CodeActions.provideCodeActions(document, faults[0].range, { diagnostics: faults }, none);
  assert.strictEqual(actions[0].diagnostics.length, 1);
  const [[, [edit]]] = actions[0].edit.edits;
  assert.strictEqual(edit.newText, '=');
  said = fake.nextDiagnostics();
  const refreshed = new Promise((resolve) => fake.providers.InlayHints.onDidChangeInlayHints(resolve));
  const place = document.text.indexOf('==');
  fake.events.change.fire(document.edit([[place, 2, '>='], [document.text.indexOf('day > 1'), 7, 'day > 2'], [document.text.indexOf('😀'), 2, 'é']]));
  assert.deepStrictEqual((await said).map((it) => it.code), []);

  const hover = await fake.providers.Hover.provideHover(document, at('high ='), none);
  assert(hover.contents.value.includes('let high = share of systolic >= 135'), hover.contents.value);
  await refreshed;
  const whole = { start: document.positionAt(0), end: document.positionAt(document.text.length) };
  const hints = await fake.providers.InlayHints.provideInlayHints(document, whole, none);
  assert(hints.length > 3 && hints.every((it) => /^[\d,]+ constraints?/.test(it.label)), JSON.stringify(hints));

  const items = await fake.providers.CompletionItem.provideCompletionItems(document, at('systolic >=', 3), none);
  assert(items.some((it) => it.label === 'systolic' && it.kind === 4));
  const definition = await fake.providers.Definition.provideDefinition(document, at('high as'), none);
  assert.strictEqual(definition.range.start.line, 7);
  const rename = await fake.providers.Rename.provideRenameEdits(document, at('high as'), 'raised', none);
  assert.strictEqual(rename.edits[0][1].length, 2);
  await assert.rejects(fake.providers.Rename.provideRenameEdits(document, at('high as'), 'where', none), /word of the language/);
  const symbols = await fake.providers.DocumentSymbol.provideDocumentSymbols(document, none);
  assert.deepStrictEqual(symbols[0].children.map((it) => it.name), ['day', 'systolic']);
  assert.strictEqual((await fake.providers.DocumentFormattingEdit.provideDocumentFormattingEdits(document, {}, none)).length, 1);
  assert((await fake.providers.DocumentSemanticTokens.provideDocumentSemanticTokens(document, none)).data.length > 100);
  assert.strictEqual((await fake.providers.FoldingRange.provideFoldingRanges(document, {}, none)).length, 1);
  assert.strictEqual((await fake.providers.Reference.provideReferences(document, at('high as'), { includeDeclaration: true }, none)).length, 2);

  await fake.commands['assay.restart']();
  assert((await fake.providers.Hover.provideHover(document, at('high ='), none)).contents.value.includes('let high'));
  await extension.deactivate();
  assert.deepStrictEqual(fake.messages, []);
}

async function main() {
  checkFiles();
  checkGrammar();
  checkFraming();
  await checkExtension(process.argv[2]);
  console.log('the extension holds');
}

const timer = setTimeout(() => { console.error('no answer in time'); process.exit(1); }, 60000);
main().then(() => clearTimeout(timer), (error) => { console.error(error); process.exit(1); });
