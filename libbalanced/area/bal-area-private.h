/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/area/bal-area.h"
#include "libbalanced/document/bal-item-private.h"

G_BEGIN_DECLS

/* What the document holds: in the class initialiser. */
void bal_area_install_members (BalItemClass *klass);

/* How many times a process may be based on another, so that a circle comes to an end. */
#define BAL_PROCESS_MAX_DEPTH 16

/* The first item of a list of the document with the code, or NULL; transfer none. */
gpointer bal_area_lookup (BalArea *self, const char *list, const char *code);

/* The item that the item lies in; NULL for the area itself; transfer none. */
BalItem *bal_area_lookup_parent (BalArea *self, BalItem *item);

G_END_DECLS
