import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import type { FieldProblem } from '@demarche/contracts/common';
import { DomainError } from '../domain-error.js';

/** Every body, query and path parameter meets its DTO: unknown fields are named, not dropped. */
export const validation = new ValidationPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  transform: true,
  stopAtFirstError: true,
  exceptionFactory: (errors) => {
    const fields = errors.flatMap((error) => fieldProblems(error, ''));
    return new DomainError('invalid', 'request.invalid', summary(fields), fields);
  },
});

rememberRules();

/**
 * class-validator gathers a DTO's rules from those of all DTOs, and anew for every request: gathered once they are the same.
 * The first that is broken is told: that it is no list at all comes before how long the list is.
 */
function rememberRules(): void {
  const storage = getMetadataStorage();
  const gather = storage.getTargetValidationMetadatas.bind(storage);
  const known = new Map<unknown, ReturnType<typeof gather>>();
  storage.getTargetValidationMetadatas = (dto, schema, always, strict, groups) => {
    // Rules by schema or by groups, which we have none of, would be others.
    if (schema || groups?.length) return gather(dto, schema, always, strict, groups);
    const rules = known.get(dto) ?? gather(dto, schema, always, strict, groups).sort(listsFirst);
    known.set(dto, rules);
    return rules;
  };
}

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
const listsFirst = (a: Rule, b: Rule) => Number(b.name === 'isArray') - Number(a.name === 'isArray');

function fieldProblems(error: ValidationError, parent: string): FieldProblem[] {
  const field = (parent === '' ? error.property : `${parent}.${error.property}`).slice(0, 200);
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    field,
    code: rule === 'whitelistValidation' ? 'field.unknown' : `field.${snake(rule)}`,
    message: (rule === 'whitelistValidation' ? 'There is no such field.' : message).slice(0, 300),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldProblems(child, field))];
}

function summary(fields: readonly FieldProblem[]): string {
  return fields.length === 1
    ? `${fields[0]?.field}: ${fields[0]?.message}`
    : `${fields.length} fields need another look.`;
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
