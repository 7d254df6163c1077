import type { RangeVar } from "libpg-query";

/** A column that old code does not know. Its rows have null there, or the column's default. */
export type NewColumn = { readonly isNullForOldCode: boolean };

/** The tables and columns that a migration has created so far. Changes to them do not break old code, which does not use them. */
export class NewObjects {
  readonly #tables = new Set<string>();
  readonly #columns = new Map<string, NewColumn>();

  addTable(table: RangeVar | undefined): void {
    this.#tables.add(nameOf(table));
  }

  hasTable(table: RangeVar | undefined): boolean {
    return this.#tables.has(nameOf(table));
  }

  addColumn(table: RangeVar | undefined, name: string | undefined, column: NewColumn): void {
    this.#columns.set(columnName(table, name), column);
  }

  column(table: RangeVar | undefined, name: string | undefined): NewColumn | undefined {
    return this.#columns.get(columnName(table, name));
  }
}

/** JSON, because a name may contain any character. The schema is added where drizzle-kit leaves it out. */
const nameOf = (table: RangeVar | undefined) =>
  JSON.stringify([table?.schemaname ?? "public", table?.relname]);

const columnName = (table: RangeVar | undefined, column: string | undefined) =>
  JSON.stringify([nameOf(table), column]);
