import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/actor.js';
import { effectiveOf } from '../../platform/access/labelled.js';
import { FilesService, type Subject } from '../files/files.service.js';
import type { Letter } from './letter.entity.js';

/** The enclosures of a letter that are files: as closed as the letter, and gone with a draft that is thrown away. */
@Injectable()
export class LetterFilesService {
  constructor(private readonly files: FilesService) {}

  /** Throws 400 naming the one that cannot hang on it. Where none are given those that hang on it stay. */
  async write(em: EntityManager, actor: Actor, letter: Letter, ids: readonly string[] | undefined): Promise<void> {
    if (ids) await this.files.attach(em, actor, ids, subjectOf(letter), effectiveOf(letter), 'attachmentIds');
  }

  relabel(em: EntityManager, actor: Actor, letter: Letter): Promise<void> {
    return this.files.relabel(em, actor, subjectOf(letter), effectiveOf(letter));
  }

  takeAway(em: EntityManager, actor: Actor, letter: Letter): Promise<void> {
    return this.files.detach(em, actor, subjectOf(letter));
  }
}

function subjectOf({ id }: Letter): Subject {
  return { kind: 'letter', id };
}
