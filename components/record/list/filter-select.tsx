import type { FilterView } from "@/lib/domain/list/list-choices";
import classes from "./list.module.css";

/** One filter. What the address asks for beside a single choice stays, as one choice of its own. */
export function FilterSelect({ filter }: { filter: FilterView }) {
  const { name, label, chosen, values, fillings } = filter;
  const current = chosen.join(",");
  const isListed =
    current === "" || [...values, ...fillings].some(({ value }) => value === current);
  return (
    <label className={classes.filter}>
      <span>{label}</span>
      <select name={name} defaultValue={current} className={classes.input}>
        <option value="">Any</option>
        {isListed ? null : <option value={current}>As it is now</option>}
        {values.length > 0 ? (
          <optgroup label="Value">
            {values.map(({ value, label: words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </optgroup>
        ) : null}
        <optgroup label="State">
          {fillings.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}
