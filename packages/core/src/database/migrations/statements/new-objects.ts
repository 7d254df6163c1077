import type { RangeVar } from "libpg-query";

/** What old code writes into a column that it does not know: nothing at all, or the column's default. */
export type NewColumn = { readonly isNullForOldCode: boolean };

/**
 * What a migration has made so far. Old code knows nothing of it, so whatever then happens to it, alone,
 * breaks nothing.
 */
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

/** As JSON, for a name may hold any character; drizzle-kit writes some with their schema, some without. */
const nameOf = (table: RangeVar | undefined) =>
  JSON.stringify([table?.schemaname ?? "public", table?.relname]);

const columnName = (table: RangeVar | undefined, column: string | undefined) =>
  JSON.stringify([nameOf(table), column]);
