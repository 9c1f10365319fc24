import { useServices } from '../services.ts';
import { failureText } from '../ui/failure-text.ts';

/** Opens the page where clients are registered, in the browser. */
export function RegistrationLink() {
  const { client, notices, now } = useServices();
  async function open(): Promise<void> {
    const answer = await client.auth.openRegistration();
    if (!answer.ok) notices.getState().flash(failureText(answer.failure, now()).sentence);
  }
  return (
    <button type="button" className="text-link" onClick={() => void open()}>
      Open the registration page
    </button>
  );
}
