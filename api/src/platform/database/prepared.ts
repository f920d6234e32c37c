const MOST = 400;

/**
 * Statements that come again are prepared under a name: PostgreSQL then reads and plans them once a connection. One that came
 * once is not (it may be made of somebody's rare filters), and there are at most 400, for each costs memory in every connection.
 */
export class PreparedStatements {
  private readonly names = new Map<string, string | undefined>();

  /** The name under which this text is prepared; undefined for one that is sent as it is. */
  nameOf(text: string): string | undefined {
    if (!this.names.has(text)) {
      if (this.names.size < MOST) this.names.set(text, undefined);
      return undefined;
    }
    let name = this.names.get(text);
    if (name === undefined) {
      name = `demarche_${++this.given}`;
      this.names.set(text, name);
    }
    return name;
  }

  private given = 0;
}
