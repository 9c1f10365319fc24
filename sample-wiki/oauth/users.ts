export type User = {
  /** Unique within this issuer. */
  readonly sub: string;
  readonly name: string;
  readonly editCount: number;
  readonly registered: string;
  readonly groups: readonly string[];
  /** Hidden by the wiki's staff: the profile says nothing but that the account exists. */
  readonly hidden: boolean;
};

/** The same for everyone, and shown on the login page. */
export const PASSWORD = 'sample';

export const USERS: readonly User[] = [
  { sub: '3', name: 'Reader', editCount: 0, registered: '20261002073000', groups: ['*', 'user'], hidden: false },
  {
    sub: '4',
    name: 'Keeper',
    editCount: 1782,
    registered: '20110618120000',
    groups: ['*', 'user', 'autoconfirmed', 'extendedconfirmed'],
    hidden: false,
  },
  { sub: '5', name: 'Hidden', editCount: 12, registered: '20190101000000', groups: ['*', 'user'], hidden: true },
  {
    sub: '6',
    name: 'Keeper of the northern lights and of every tide table of the Skerry Sound',
    editCount: 3,
    registered: '20200229000000',
    groups: ['*', 'user'],
    hidden: false,
  },
  {
    sub: '7',
    name: 'قارئ جزيرة مارو',
    editCount: 41,
    registered: '20150706000000',
    groups: ['*', 'user'],
    hidden: false,
  },
];

/** Finds a user as MediaWiki does: spaces trimmed, the first letter in either case. */
export function findUser(name: string): User | undefined {
  const trimmed = name.trim().replaceAll('_', ' ');
  const wanted = trimmed.slice(0, 1).toUpperCase() + trimmed.slice(1);
  return USERS.find((user) => user.name === wanted);
}
