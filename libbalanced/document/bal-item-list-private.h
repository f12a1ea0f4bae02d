/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A GListModel that never changes, and so may be given to anybody. */
#define BAL_TYPE_ITEM_LIST (bal_item_list_get_type ())
G_DECLARE_FINAL_TYPE (BalItemList, bal_item_list, BAL, ITEM_LIST, GObject)

/* Takes the array, of GObjects of the type, with its free function. */
BalItemList *bal_item_list_new_take (GType item_type, GPtrArray *items);

/* A copy; what is not of the type is left out, with a critical message. NULL gives an
 * empty list. */
BalItemList *bal_item_list_new_copy (GType item_type, GListModel *other);

/* Transfer none; NULL beyond the end. */
gpointer bal_item_list_peek (BalItemList *self, guint n);

G_END_DECLS
