# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""What makes libbalanced natural in Python. It adds no analysis: only names, types and conversions."""

from ..module import get_introspection_module

Balanced = get_introspection_module('Balanced')

__all__ = []

__version__ = Balanced.VERSION_S
__all__.append('__version__')
