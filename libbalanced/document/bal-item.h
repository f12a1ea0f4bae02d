/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-declare.h"
#include "libbalanced/core/bal-types.h"
#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

#define BAL_TYPE_ITEM (bal_item_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalItem, bal_item, BAL, ITEM, GObject)

BAL_AVAILABLE_IN_0_1
BalItem *bal_item_from_json (GType type, const char *text, GError **error);

BAL_AVAILABLE_IN_0_1
const char *bal_item_get_id (BalItem *self);
BAL_AVAILABLE_IN_0_1
const char *bal_item_get_pointer (BalItem *self);
BAL_AVAILABLE_IN_0_1
gboolean bal_item_has_member (BalItem *self, const char *member);
BAL_AVAILABLE_IN_0_1
const char *bal_item_lookup_text (BalItem *self, const char *member, const char *language);
BAL_AVAILABLE_IN_0_1
gboolean bal_item_equal (BalItem *self, BalItem *other);
BAL_AVAILABLE_IN_0_1
char *bal_item_to_json (BalItem *self);

G_END_DECLS
