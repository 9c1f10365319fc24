import { useEffect, useRef, useState } from 'react';
import type { BridgeFailure, FindWikiFailure } from '../../shared/failures.ts';
import type { FoundWiki } from '../../shared/models.ts';
import { useServices } from '../services.ts';

export type Finding =
  | { readonly step: 'asking' }
  | { readonly step: 'looking' }
  | { readonly step: 'failed'; readonly failure: FindWikiFailure | BridgeFailure }
  | { readonly step: 'found'; readonly wiki: FoundWiki };

export type FindWiki = {
  readonly finding: Finding;
  readonly find: (address: string) => Promise<void>;
  /** Back to the question; what is still on its way is not waited for. */
  readonly reset: () => void;
};

/** Looks for a wiki at an address; the answer to anything but the last question is dropped. */
export function useFindWiki(): FindWiki {
  const { client } = useServices();
  const [finding, setFinding] = useState<Finding>({ step: 'asking' });
  const turn = useRef(0);
  useEffect(() => {
    const turns = turn;
    return () => {
      turns.current += 1;
    };
  }, []);

  async function find(address: string): Promise<void> {
    turn.current += 1;
    const mine = turn.current;
    setFinding({ step: 'looking' });
    const answer = await client.sites.find({ address });
    if (turn.current !== mine) return;
    setFinding(answer.ok ? { step: 'found', wiki: answer.value } : { step: 'failed', failure: answer.failure });
  }

  function reset(): void {
    turn.current += 1;
    setFinding({ step: 'asking' });
  }

  return { finding, find, reset };
}
