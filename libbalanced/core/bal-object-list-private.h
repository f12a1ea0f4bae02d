/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A list of objects that never changes, which a GListStore would. @items has a free function and
 * is taken; its objects are of @item_type. */
GListModel *bal_object_list_new_take (GType item_type, GPtrArray *items);

/* What the list is now. */
GListModel *bal_object_list_copy (GListModel *list);

G_END_DECLS
