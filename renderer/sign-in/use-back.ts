import { useServices } from '../services.ts';

/** Out of one part of signing in: to the part before, or to where the person was before all of it. */
export function useBack(): () => void {
  const { navigation } = useServices();
  return () => {
    const { history, dispatch } = navigation.getState();
    dispatch({ type: history.past.at(-1)?.location.kind === 'sign-in' ? 'back' : 'leave' });
  };
}
