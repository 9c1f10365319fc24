/** At home while somebody reads privately: what that means, and nothing of what was read before. */
export function PrivateHome() {
  return (
    <p className="home-private">
      You read privately. Pages are not kept, and no history, places or searches are remembered. What you save yourself
      stays saved. When you end it, these tabs close and what was open before is here again.
    </p>
  );
}
