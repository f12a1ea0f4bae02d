/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-column-inside-private.h"

G_DEFINE_ENUM_TYPE (BalColumnKind,
                    bal_column_kind,
                    G_DEFINE_ENUM_VALUE (BAL_COLUMN_KIND_BOOLEAN, "boolean"),
                    G_DEFINE_ENUM_VALUE (BAL_COLUMN_KIND_INT64, "int64"),
                    G_DEFINE_ENUM_VALUE (BAL_COLUMN_KIND_DOUBLE, "double"),
                    G_DEFINE_ENUM_VALUE (BAL_COLUMN_KIND_DAY, "day"),
                    G_DEFINE_ENUM_VALUE (BAL_COLUMN_KIND_CODE, "code"),
                    G_DEFINE_ENUM_VALUE (BAL_COLUMN_KIND_TEXT, "text"))

G_DEFINE_ENUM_TYPE (BalColumnRole,
                    bal_column_role,
                    G_DEFINE_ENUM_VALUE (BAL_COLUMN_ROLE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "count_of_children"),
                    G_DEFINE_ENUM_VALUE (BAL_COLUMN_ROLE_COUNT, "count"),
                    G_DEFINE_ENUM_VALUE (BAL_COLUMN_ROLE_TOTAL, "total"),
                    G_DEFINE_ENUM_VALUE (BAL_COLUMN_ROLE_IDENTIFIER, "identifier"),
                    G_DEFINE_ENUM_VALUE (BAL_COLUMN_ROLE_KEY, "key"),
                    G_DEFINE_ENUM_VALUE (BAL_COLUMN_ROLE_SHARE, "share"))

gsize
bal_column_kind_get_width (BalColumnKind kind)
{
  static const guint8 widths[] = { 1, 8, 8, 4, 4, 0 };

  return widths[kind];
}

gboolean
bal_column_role_counts (BalColumnRole role)
{
  return role == BAL_COLUMN_ROLE_COUNT_OF_CHILDREN || role == BAL_COLUMN_ROLE_COUNT ||
         role == BAL_COLUMN_ROLE_TOTAL;
}

gboolean
bal_column_kind_is_number (BalColumnKind kind)
{
  return kind == BAL_COLUMN_KIND_INT64 || kind == BAL_COLUMN_KIND_DOUBLE;
}
