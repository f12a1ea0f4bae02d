/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-table.h"
#include "libbalanced/document/bal-document-private.h"

G_BEGIN_DECLS

/* The JSON of a review, read back: its members and its tables. FALSE and NULL come with an error
 * that says where in the document. */

/* A text, or NULL where the member is null or not there. */
gboolean bal_review_read_text (BalNode object, const char *name, char **text, GError **error);

/* A text that is there, and not empty. */
gboolean bal_review_read_name (BalNode object, const char *name, char **text, GError **error);

/* BAL_DAY_NONE and NULL where the member is null or not there. */
gboolean bal_review_read_day (BalNode object, const char *name, gint32 *day, GError **error);
gboolean
bal_review_read_period (BalNode object, const char *name, BalPeriod **period, GError **error);

gboolean
bal_review_read_boolean (BalNode object, const char *name, gboolean *value, GError **error);

/* A member that is there, and an array. */
gboolean bal_review_read_array (BalNode object, const char *name, BalNode *array, GError **error);

/* (transfer full) */
BalTable *bal_review_read_table (BalNode node, GError **error);

G_END_DECLS
