/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The bytes of a file of resources/balanced.gresource.xml, named by its path below the
 * prefix ("LICENSE"). A name that is not there is a mistake of ours, and aborts. */
GBytes *_bal_resources_lookup (const char *name);

/* The same, but NULL for a name that is not there. */
GBytes *_bal_resources_find (const char *name);

G_END_DECLS
