import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

const RETRIED = ['40001', '40P01'];
const ATTEMPTS = 4;

/** One public service method, one transaction: all or nothing. */
@Injectable()
export class Transactions {
  constructor(private readonly db: DataSource) {}

  /** Runs `work` in a transaction; one that lost a serialisation race or a deadlock is begun anew, at most three times. */
  async run<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.db.transaction(work);
      } catch (error) {
        const code = (error as { driverError?: { code?: string } }).driverError?.code ?? '';
        if (attempt === ATTEMPTS || !RETRIED.includes(code)) throw error;
      }
    }
  }
}
