"""How do messages leave the house: put ready in a deed, sent by the queue, or carried by a person?

put_ready (putting)  →  a row, and its task in the same transaction
    e-mail, text     →  send_message (tasks) → send (sending), again with a pause, at most five times
    letter           →  on paper (letters), posted by a person
    call             →  the call list
"""
