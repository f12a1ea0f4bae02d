# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Arrow C streams in and out of Python, with nothing but ctypes."""

import ctypes

_POINTER = ctypes.c_void_p
_NAME = b'arrow_array_stream'  # a global: capsules keep its address


class ArrowArrayStream(ctypes.Structure):
    _fields_ = [(name, _POINTER) for name in (
        'get_schema', 'get_next', 'get_last_error', 'release', 'private_data')]


# Prototypes of our own: those of ctypes.pythonapi are shared with everyone else. The last two
# get the bare pointer of a capsule that is dying, which must not be revived.
_PYTHON = ctypes.PYFUNCTYPE
_new_capsule = _PYTHON(ctypes.py_object, _POINTER, ctypes.c_char_p, _POINTER)(
    ('PyCapsule_New', ctypes.pythonapi))
_is_valid = _PYTHON(ctypes.c_int, ctypes.py_object, ctypes.c_char_p)(
    ('PyCapsule_IsValid', ctypes.pythonapi))
_get_pointer = _PYTHON(_POINTER, ctypes.py_object, ctypes.c_char_p)(
    ('PyCapsule_GetPointer', ctypes.pythonapi))
_get_dying_pointer = _PYTHON(_POINTER, _POINTER, ctypes.c_char_p)(
    ('PyCapsule_GetPointer', ctypes.pythonapi))
_allocate = _PYTHON(_POINTER, ctypes.c_size_t)(('PyMem_RawMalloc', ctypes.pythonapi))
_free = _PYTHON(None, _POINTER)(('PyMem_RawFree', ctypes.pythonapi))
_RELEASE = ctypes.CFUNCTYPE(None, _POINTER)


# The defaults hold what is needed: globals may be gone when the interpreter ends.
def _destroy(capsule, *, get=_get_dying_pointer, name=_NAME, stream=ArrowArrayStream,
             release=_RELEASE, free=_free):
    address = get(capsule, name)
    held = stream.from_address(address)
    if held.release:  # a consumer that took the stream over has set it to NULL
        release(held.release)(address)
    free(address)


_destructor = _PYTHON(None, _POINTER)(_destroy)
ctypes.pythonapi.Py_IncRef(ctypes.py_object(_destructor))  # capsules may outlive this module


def make_capsule(export):
    """A capsule around the stream that export(address) fills."""
    size = ctypes.sizeof(ArrowArrayStream)
    address = _allocate(size)
    ctypes.memset(address, 0, size)
    capsule = _new_capsule(address, _NAME, ctypes.cast(_destructor, _POINTER).value)
    export(address)
    return capsule


def consume(source, take):
    """Calls take(address) with the stream of anything that has __arrow_c_stream__."""
    capsule = source.__arrow_c_stream__()
    if not _is_valid(capsule, _NAME):
        raise TypeError(f'{type(source).__name__} gives no Arrow stream')
    return take(_get_pointer(capsule, _NAME))
