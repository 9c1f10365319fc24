import type { Http } from '../../ports.ts';

/** The same port; `onAnswer` is told whenever any server has answered, whatever it said: then there is a network. */
export function tellingAnswers(http: Http, onAnswer: () => void): Http {
  return async (url, init) => {
    const response = await http(url, init);
    onAnswer();
    return response;
  };
}
