import { Link } from '@tanstack/react-router';

/** A document's number, leading to its page. */
export const DocumentLink = ({ id, number }: { id: string; number: string }) => (
  <Link to="/documents/$id" params={{ id }} className="whole">
    {number}
  </Link>
);
