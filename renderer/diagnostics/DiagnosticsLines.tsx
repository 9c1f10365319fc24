import { useId } from 'react';
import type { DiagnosticsSection } from '../../shared/diagnostics-text.ts';

/** One group of what is known, or the sentence that there is nothing to say. */
export function DiagnosticsLines({ section }: { readonly section: DiagnosticsSection }) {
  const { title, lines, none } = section;
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 className="group-label" id={heading}>
        {title}
      </h2>
      {lines.length === 0 ? (
        <p className="diagnostics-none">{none}</p>
      ) : (
        <dl>
          {lines.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
