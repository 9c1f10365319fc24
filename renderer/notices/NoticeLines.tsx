import './notices.css';
import { cdxIconClose } from '@wikimedia/codex-icons';
import { useStore } from 'zustand';
import { useServices } from '../services.ts';
import { IconButton } from '../ui/Button.tsx';

/** Quiet lines under the bar. Each stays until it is dismissed or acted on. */
export function NoticeLines() {
  const { notices } = useServices();
  const { lines, dismiss } = useStore(notices);
  return (
    <div className="notices" role="status">
      {lines.map(({ id, text, action, onDone }) => (
        <div key={id} className="notice-line">
          <p>
            {text}
            {action && (
              <button
                type="button"
                className="notice-action"
                onClick={() => {
                  dismiss(id);
                  onDone?.();
                  action.run();
                }}
              >
                {action.label}
              </button>
            )}
          </p>
          <IconButton
            icon={cdxIconClose}
            label="Dismiss"
            size={14}
            onClick={() => {
              dismiss(id);
              onDone?.();
            }}
          />
        </div>
      ))}
    </div>
  );
}
