import './saving.css';
import { useCallback } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useStore } from 'zustand';
import type { SavedPictures } from '../../shared/library-models.ts';
import { useTellFailure } from '../notices/use-tell-failure.ts';
import { useServices } from '../services.ts';
import { PICTURES } from './saving-text.ts';

/** Which pictures come with what is saved from now on; remembered. */
export function PicturesChoice() {
  const chosen = useStore(useServices().pictures, ({ pictures }) => pictures);
  const choose = useChoosePictures();
  return (
    <RadioGroup
      className="pictures-choice"
      aria-label="Pictures that are saved with a page"
      orientation="horizontal"
      value={chosen}
      onChange={(value) => {
        const option = PICTURES.find((one) => one.value === value);
        if (option) choose(option.value);
      }}
    >
      <span className="pictures-label" aria-hidden="true">
        Pictures
      </span>
      <span className="pictures-options">
        {PICTURES.map(({ value, label, hint }) => (
          <Radio key={value} className="pictures-option" value={value} aria-label={`${label}: ${hint}`}>
            {label}
          </Radio>
        ))}
      </span>
      <span className="pictures-hint" aria-hidden="true">
        {PICTURES.find(({ value }) => value === chosen)?.hint}
      </span>
    </RadioGroup>
  );
}

function useChoosePictures(): (pictures: SavedPictures) => void {
  const { pictures: store } = useServices();
  const tell = useTellFailure();
  return useCallback(
    async (pictures) => {
      const answer = await store.getState().choose(pictures);
      // A later choice has its own answer.
      if (!answer.ok && store.getState().pictures === pictures) tell(answer.failure);
    },
    [store, tell],
  );
}
