"""How is a file that somebody hands in kept, sealed, until they have decided about it?

    sealing    seal what streams by: compressed, in pieces, under a key of its own; nothing lies on disk in clear
    upload     a page takes a file: read once, under the limit, before the access opens
    holding    hold it, open it as a stream, throw it away; the night throws away what is left
    books      what the check said about it, sealed beside it in pages, so that one page reads one page

A page that takes a file (its form: `{% include "exchange/_drop.html" with action=… %}`):

    @takes_file                                   # outermost: seals while it streams, and checks the form's token
    @never_cache
    @for_purpose(Purpose.DELIVERY, because=...)
    @require_POST
    def hand_in(request, access):
        sealed = taken_file(request)              # Sealed, or a Refusal: too large, no file
        held = hold(access, sealed, sort="csv")   # see.HeldFile; one deed, all or nothing
        task.enqueue(str(held.id), str(access.who))

Later, under DELIVERY by whoever handed it in (others get None, as for a number that does not exist):

    held = held_file(access, id)                  # see.HeldFile or None
    with open_held(access, held) as stream:       # BinaryIO of what was sent; raises CannotOpen
        ...
    lay_books(access, held, {"findings": [...]})  # JSON lines; replaces the books of those names
    book_page(access, held, "findings", 1)        # lines 51 to 100
    throw_away(access, held)                      # content, books and row
    content_done(access, held)                    # the deed is done: content and books go, the row says so for a day

What another way made of a file (a CSV that was read as a delivery) is held in turn: `seal_bytes(content, name=...)`,
then `hold(..., sort="ddas")`, and the pages of deliveries follow it from there.
"""
