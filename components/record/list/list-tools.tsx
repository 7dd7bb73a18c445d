import type { FilterView } from "@/lib/domain/list/list-choices";
import { FilterSelect } from "./filter-select";
import classes from "./list.module.css";

export type ColumnChoice = {
  readonly name: string;
  readonly label: string;
  readonly isShown: boolean;
  readonly isTitle: boolean;
};

/**
 * Search, filters and columns: one plain form whose fields become the address, so that it works without script and
 * keeps what else the address says.
 */
export function ListTools({
  action,
  noun,
  search,
  hidden,
  filters,
  columns,
}: {
  action: string;
  noun: string;
  search: string;
  hidden: readonly (readonly [name: string, value: string])[];
  filters: readonly FilterView[];
  columns: readonly ColumnChoice[];
}) {
  const inForce = filters.filter(({ chosen }) => chosen.length > 0).length;
  const shown = columns.filter(({ isShown }) => isShown).length;
  return (
    <form action={action} method="get" className={classes.tools}>
      {hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className={classes.search}>
        <span className={classes.unseen}>Search {noun}</span>
        <input
          key={search}
          type="search"
          name="search"
          defaultValue={search}
          maxLength={200}
          placeholder={`Search ${noun}`}
          className={classes.input}
          autoComplete="off"
        />
      </label>
      <button type="submit" className={classes.button}>
        Search
      </button>
      <details className={classes.drawer}>
        <summary>Filters{inForce > 0 ? ` (${inForce})` : ""}</summary>
        <div className={classes.sheet}>
          <div className={classes.filters}>
            {filters.map((filter) => (
              <FilterSelect key={`${filter.name} ${filter.chosen.join()}`} filter={filter} />
            ))}
          </div>
          <p className={classes.hint}>Show another column to filter by it.</p>
          <button type="submit" className={classes.button}>
            Apply
          </button>
        </div>
      </details>
      <details className={classes.drawer}>
        <summary>
          Columns ({shown} of {columns.length})
        </summary>
        <fieldset className={classes.sheet}>
          <legend className={classes.unseen}>Columns</legend>
          <div className={classes.columns}>
            {columns.map(({ name, label, isShown, isTitle }) => (
              <label key={`${name} ${isShown}`}>
                <input
                  type="checkbox"
                  name="columns"
                  value={name}
                  defaultChecked={isShown}
                  disabled={isTitle}
                />
                {label}
              </label>
            ))}
          </div>
          <button type="submit" className={classes.button}>
            Show these columns
          </button>
        </fieldset>
      </details>
    </form>
  );
}
