"""A part of the portal never outlives the process that started it."""

import os
import signal
import threading

_GRACE_SECONDS = 20.0


def leave_with_parent() -> None:
    """End this process, gently first, when standard input closes: the parent has gone.

    A pipe notices even a parent that was killed, on every system.
    """
    threading.Thread(target=_wait_for_the_end, name="parent", daemon=True).start()


def _wait_for_the_end() -> None:
    # Unbuffered: a buffer's lock, held here, would abort the interpreter at its end.
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(_GRACE_SECONDS)
    os._exit(1)
