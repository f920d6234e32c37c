import {
  type AST,
  ASTWithSource,
  type Binary,
  type BindingPipe,
  type Interpolation,
  type LiteralPrimitive,
  parseTemplate,
  RecursiveAstVisitor,
  type TemplateLiteral,
  type TmplAstBoundAttribute,
  type TmplAstBoundText,
  type TmplAstElement,
  TmplAstRecursiveVisitor,
  type TmplAstText,
  tmplAstVisitAll,
} from '@angular/compiler';
import ts from 'typescript';
import type { SourceFile } from './source-files.ts';

export interface Template {
  path: string;
  html: string;
}

/** A word that stands in a template itself: no translator will ever see it. */
export interface LiteralText {
  path: string;
  line: number;
  text: string;
}

/** Attributes, and inputs of our components, whose value a person reads or hears. */
const READ = new Set(
  (
    'title alt placeholder label heading text hint remark caption error safe closeLabel ' +
    'aria-label aria-description aria-roledescription aria-placeholder aria-valuetext'
  ).split(' '),
);
/** What makes words of keys. */
const WORD_PIPES = new Set(['transloco', 'plural']);
const LETTER = /\p{L}/u;
const COMPARISONS = new Set(['===', '!==', '==', '!=']);

/** The templates of a file: an `.html` file itself, or each `template` of a `@Component`, with its host's attributes. */
export function templatesOf({ path, text }: SourceFile): Template[] {
  if (path.endsWith('.html')) return [{ path, html: text }];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Template[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isDecorator(node) && ts.isCallExpression(node.expression)) {
      const [metadata] = node.expression.arguments;
      if (metadata && ts.isObjectLiteralExpression(metadata)) found.push(...templatesIn(metadata, source));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function templatesIn(metadata: ts.ObjectLiteralExpression, source: ts.SourceFile): Template[] {
  return metadata.properties.filter(ts.isPropertyAssignment).flatMap(({ name, initializer }) => {
    const line = source.getLineAndCharacterOfPosition(initializer.getStart(source)).line;
    const at = '\n'.repeat(line);
    if (name.getText(source) === 'template') {
      if (!ts.isStringLiteralLike(initializer)) throw new Error(`${source.fileName}: a template that is put together`);
      return [{ path: source.fileName, html: at + initializer.text }];
    }
    if (name.getText(source) !== 'host' || !ts.isObjectLiteralExpression(initializer)) return [];
    const attributes = initializer.properties
      .filter(ts.isPropertyAssignment)
      .flatMap(({ name, initializer }) =>
        ts.isStringLiteralLike(initializer) && (ts.isStringLiteral(name) || ts.isIdentifier(name))
          ? [`${name.text}="${initializer.text.replaceAll('"', '&quot;')}"`]
          : [],
      );
    return [{ path: source.fileName, html: `${at}<div ${attributes.join(' ')}></div>` }];
  });
}

/** Every word of a template that does not go through the i18n library. */
export function literalTexts({ path, html }: Template): LiteralText[] {
  const { nodes, errors } = parseTemplate(html, path, { preserveWhitespaces: true });
  if (errors?.length) throw new Error(`${path}: ${errors[0]?.msg}`);
  const visitor = new Reader();
  tmplAstVisitAll(visitor, nodes);
  return visitor.found.map(({ text, line }) => ({ path, line: line + 1, text: text.trim() }));
}

class Reader extends TmplAstRecursiveVisitor {
  readonly found: { text: string; line: number }[] = [];
  private inKey = false;

  override visitElement(element: TmplAstElement): void {
    // A key of one letter is the key itself, whatever the language.
    const outer = this.inKey;
    this.inKey = element.name === 'kbd';
    for (const { name, value, sourceSpan } of element.attributes)
      if (READ.has(name)) this.add(value, sourceSpan.start.line);
    super.visitElement(element);
    this.inKey = outer;
  }

  override visitText({ value, sourceSpan }: TmplAstText): void {
    if (this.inKey && value.trim().length === 1) return;
    this.add(value, sourceSpan.start.line);
  }

  override visitBoundText({ value, sourceSpan }: TmplAstBoundText): void {
    for (const text of wordsOf(value)) this.add(text, sourceSpan.start.line);
  }

  override visitBoundAttribute({ name, value, sourceSpan }: TmplAstBoundAttribute): void {
    if (READ.has(name)) for (const text of wordsOf(value)) this.add(text, sourceSpan.start.line);
  }

  private add(text: string, line: number): void {
    if (LETTER.test(text)) this.found.push({ text, line });
  }
}

function wordsOf(value: AST): string[] {
  const strings = new Strings();
  const ast: AST = value instanceof ASTWithSource ? (value.ast as AST) : value;
  ast.visit(strings);
  return strings.found;
}

/** The literals of an expression that come out of it as they are: not keys that a pipe translates, not what is compared. */
class Strings extends RecursiveAstVisitor {
  readonly found: string[] = [];

  override visitInterpolation(ast: Interpolation, context: unknown): void {
    this.found.push(...ast.strings);
    super.visitInterpolation(ast, context);
  }
  override visitTemplateLiteral(ast: TemplateLiteral, context: unknown): void {
    this.found.push(...ast.elements.map((element) => element.text));
    super.visitTemplateLiteral(ast, context);
  }
  override visitLiteralPrimitive({ value }: LiteralPrimitive): void {
    if (typeof value === 'string') this.found.push(value);
  }
  override visitPipe(ast: BindingPipe, context: unknown): void {
    if (!WORD_PIPES.has(ast.name)) super.visitPipe(ast, context);
  }
  override visitBinary(ast: Binary, context: unknown): void {
    if (!COMPARISONS.has(ast.operation)) super.visitBinary(ast, context);
  }
  override visitKeyedRead(): void {
    // The key of a table of words.
  }
  override visitCall(): void {
    // What a function is asked with; what it answers is its own.
  }
}
