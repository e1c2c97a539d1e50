"""Take the network away from a process, where the system lets a process do so."""

import os
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000
_SELF: Final = Path("/proc/self")


@cache
def give_up_network() -> bool:
    """Move this process, for good, to a network of its own that leads nowhere; False where the system refuses.

    Linux allows it to root, and to others in a user namespace unless containers or distributions forbid those. It must
    be done before the process has a second thread. Files, pipes and child processes stay as they are; children have no
    network either.
    """
    if sys.platform != "linux" or find_spec("_ctypes") is None:  # a Python may be built without it
        return False
    import ctypes

    unshare = getattr(ctypes.CDLL(None), "unshare", None)
    if unshare is None:
        return False
    if unshare(_CLONE_NEWNET) == 0:  # with a user namespace, root could no longer read the files of others
        return True
    user, group = os.geteuid(), os.getegid()
    if unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        return False
    for name, content in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        try:
            (_SELF / name).write_text(content)
        except OSError:  # who owns what is only shown as another; access does not depend on it
            break
    return True
