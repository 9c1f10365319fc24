/**
 * What an answer is for, most urgent first: `reading` and `preview` have a person waiting in front of them; `prefetch`
 * and `saving` have nobody, and step back for those who have.
 */
export const PRIORITIES = ['reading', 'preview', 'prefetch', 'saving'] as const;

export type Priority = (typeof PRIORITIES)[number];

/** How a question is asked. */
export type Asking = {
  /** Aborted when its asker wants no answer any more. */
  readonly signal?: AbortSignal | undefined;
  /** `reading` unless said otherwise. */
  readonly priority?: Priority | undefined;
};

/** Whether somebody sits in front of the screen until this is answered. */
export function isPersonal(priority: Priority): boolean {
  return priority === 'reading' || priority === 'preview';
}
