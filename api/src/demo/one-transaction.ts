import type { DataSource, EntityManager } from 'typeorm';

/**
 * Runs `work` with everything that asks this pool inside one transaction: services keep their own ways and all of it is
 * kept or none. For a process that does nothing else; the pool is theirs again afterwards.
 */
export async function inOneTransaction<T>(db: DataSource, work: (em: EntityManager) => Promise<T>): Promise<T> {
  const { manager } = db;
  const query = db.query.bind(db);
  return db.transaction(async (em) => {
    // Transactions begun inside become savepoints of this one.
    const ways = {
      query: (text: string, values?: unknown[]) => query(text, values, em.queryRunner),
      transaction: em.transaction.bind(em),
      manager: em,
    };
    for (const [name, value] of Object.entries(ways)) Object.defineProperty(db, name, { value, configurable: true });
    try {
      return await work(em);
    } finally {
      Reflect.deleteProperty(db, 'query');
      Reflect.deleteProperty(db, 'transaction');
      Object.defineProperty(db, 'manager', { value: manager, configurable: true, writable: true });
    }
  });
}
