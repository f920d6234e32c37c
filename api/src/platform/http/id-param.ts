import { Param, type PipeTransform } from '@nestjs/common';
import { isUuid } from '../paging.js';
import { invalidField } from '../domain-error.js';

/** Reads an id of the path in whatever case. Throws 400 `id.invalid` naming the parameter. */
class IdPipe implements PipeTransform<string, string> {
  constructor(private readonly name: string) {}

  transform(value: string): string {
    const id = value.toLowerCase();
    if (!isUuid(id)) throw invalidField(this.name, 'id.invalid', 'An id is a UUID.');
    return id;
  }
}

/** The id of a record in the route's path. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, new IdPipe(name));
