/** The mark: an open book on a stand, in one line weight. */
export function Mark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg
      className="mark"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M10 3.6C8 2.4 5.4 2 2.2 2.2v10.6c3.2-.2 5.8 .2 7.8 1.4 2-1.2 4.6-1.6 7.8-1.4V2.2C14.6 2 12 2.4 10 3.6Z" />
      <path d="M10 3.6v14.2M6.4 17.8h7.2" />
    </svg>
  );
}
