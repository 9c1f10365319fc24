import './private.css';
import { cdxIconClose, cdxIconEyeClosed } from '@wikimedia/codex-icons';
import { useStore } from 'zustand';
import { useServices } from '../services.ts';
import { Icon } from '../ui/Icon.tsx';

/** In the bar while somebody reads privately: what that means, and the way out. */
export function PrivateSign() {
  const { on, end } = useStore(useServices().privately);
  return (
    <span role="status">
      {on && (
        <button
          type="button"
          className="private-sign"
          title="Nothing you read now is kept or remembered. Press to end: these tabs close."
          onClick={() => void end()}
        >
          <Icon icon={cdxIconEyeClosed} size={16} />
          <span className="private-words">Private reading</span>
          <span className="visually-hidden">: end it, and close its tabs</span>
          <Icon icon={cdxIconClose} size={12} />
        </button>
      )}
    </span>
  );
}
