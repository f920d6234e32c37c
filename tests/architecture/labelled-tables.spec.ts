import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesIn, type SourceFile } from './source-files.js';

/** Statements that name a labelled table and need none of the three conditions, by file and piece of code, with the reason. */
const EXCEPTIONS: Record<string, string> = {
  'api/src/features/audit/audit.queries.ts#auditPage':
    'Measures every entry by its own Sight, built of the three conditions.',
  'api/src/features/audit/audit.queries.ts#kindsOf':
    'Tells which kinds an id was written under; nothing of it is shown.',
  'api/src/features/engagements/engagement-parts.service.ts#audited':
    'What the audit keeps must be whole; it is labelled as the record.',
  'api/src/features/letters/batches/letter-batch-maker.service.ts#lock':
    'The job makes what somebody began; what they may write to is asked of them.',
  'api/src/features/incoming-mail/mail-clearing.service.ts#dueAt': 'What is old is forgotten, whoever sent it in.',
  'api/src/features/incoming-mail/mail-receipt.service.ts#cameBefore':
    'A job asks for an office: its own mail, and what a holder of it sent in that says the same.',
  'api/src/features/letters/letter-facts.service.ts#partiesOf':
    'Names whom the letter is addressed to; who may not see them does not read it (LetterDocumentsService).',
  'api/src/features/letters/letter-parents.service.ts#of': 'A child takes the label of its parents, whoever writes.',
  'api/src/features/letters/letter-parties.service.ts#stateOf': 'Of a post that was found visible just before.',
  'api/src/features/letters/letter-writes.service.ts#relabelChildren':
    'All children are labelled anew, seen by the writer or not.',
  'api/src/features/letters/letter-writes.service.ts#unmarkReplied':
    'Whether another answer stands, seen by the writer or not; its entry is as closed as the answer.',
  'api/src/features/files/file-sweep.service.ts#looseBefore': 'The sweep takes away what is old, whoever sent it.',
  'api/src/features/files/file-sweep.service.ts#unnamed': 'Whether any row names a content; nothing of it is shown.',
  'api/src/platform/audit/seal-plain-entries.ts#sealPlainEntries':
    'Seals what every entry says of people; nothing of it is shown.',
  'api/src/features/live/live.queries.ts#concernedBy':
    'Whom a task concerns: whether they may see it is asked of each.',
  'api/src/features/reminders/reminder-plan.queries.ts#recipientsOf': 'The reminder engine itself uses everything.',
  'api/src/features/reminders/reminder-plan.queries.ts#tasksTouchedBy': 'The reminder engine itself uses everything.',
  'api/src/features/tasks/task-parents.service.ts#inherited': 'A child takes the label of its parent, whoever writes.',
  'api/src/features/tasks/task-writes.service.ts#childrenOf':
    'All children are labelled anew, seen by the writer or not.',
};

const sources = filesIn('api/src', ['.ts']).filter(({ path }) => !path.endsWith('.spec.ts'));
const migrations = sources.filter(({ path }) => path.includes('/migrations/'));
const others = sources.filter(({ path }) => !path.includes('/migrations/'));

/** Tables whose CREATE TABLE holds the column effective_label, itself or through the shared LABELLED columns. */
function labelledTables(files: readonly SourceFile[]): string[] {
  const found = files.flatMap(({ text }) =>
    [...text.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\s*\);/g)]
      .filter(([, , columns = '']) => /effective_label|\$\{LABELLED\w*\}/i.test(columns))
      .map(([, table = '']) => table),
  );
  return [...new Set(found)].sort();
}

interface Named {
  /** `path#name` of the function, method or constant that holds the statement. */
  where: string;
  /** Whether that piece of code asks what the reader may see. */
  asks: boolean;
}
/** `pageByLevel` puts `visible` into the branch it is given, as `here`; `maySee…` asks for one reader after another. */
const ASKS = /\b(visible|masked|countable|countableLevels|listed|listedOnly|pageByLevel|maySee\w+)\(|\$\{here\}/;

/** Every piece of code of a file with a statement that reads from or joins one of the tables. */
function readers(file: SourceFile, tables: readonly string[]): Named[] {
  const names = new RegExp(`(?<!DELETE )\\b(FROM|JOIN)\\s+(${tables.join('|')})\\b`);
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, Named>();
  const visit = (node: ts.Node, holder: ts.Node | undefined): void => {
    const isText =
      ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isStringLiteral(node);
    if (isText && names.test(node.getText(source))) {
      const where = `${file.path}#${nameOf(holder, source)}`;
      found.set(where, { where, asks: ASKS.test((holder ?? node).getText(source)) });
    }
    ts.forEachChild(node, (child) => visit(child, isHolder(node) ? node : holder));
  };
  visit(source, undefined);
  return [...found.values()];
}

function isHolder(node: ts.Node): boolean {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return true;
  return ts.isVariableStatement(node) && ts.isSourceFile(node.parent);
}

function nameOf(node: ts.Node | undefined, source: ts.SourceFile): string {
  if (node && (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node))) return node.name?.getText(source) ?? '';
  return node && ts.isVariableStatement(node) ? (node.declarationList.declarations[0]?.name.getText(source) ?? '') : '';
}

describe('labelled tables', () => {
  const tables = labelledTables(migrations);

  it('are found in the migrations', () => {
    expect(tables).toEqual(expect.arrayContaining(['engagement', 'person', 'post', 'task']));
  });

  const read = others.flatMap((file) => readers(file, tables));

  it('are read only by code that asks what the reader may see', () => {
    expect(read.length).toBeGreaterThan(5);
    expect(read.filter(({ where, asks }) => !asks && !(where in EXCEPTIONS)).map(({ where }) => where)).toEqual([]);
  });

  it('have no exception that nobody needs', () => {
    const needed = read.filter(({ asks }) => !asks).map(({ where }) => where);
    expect(Object.keys(EXCEPTIONS).filter((where) => !needed.includes(where))).toEqual([]);
  });
});
