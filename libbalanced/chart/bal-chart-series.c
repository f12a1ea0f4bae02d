/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-chart-series-private.h"

#include <math.h>

#include "libbalanced/chart/bal-drawing-plot-private.h"

#define LONGEST_ID 60
#define LONGEST_NAME 120

double
bal_chart_read_figure (BalColumn *column, guint64 row)
{
  double figure;

  if (!bal_column_has_value (column, row))
    return NAN;
  figure = bal_column_get_kind (column) == BAL_COLUMN_KIND_INT64
             ? (double) bal_column_get_int64 (column, row)
             : bal_column_get_double (column, row);

  return isfinite (figure) && fabs (figure) <= BAL_DRAWING_LARGEST ? figure : NAN;
}

char *
bal_chart_make_id (const char *kind, const char *name)
{
  GString *out = g_string_new (kind);
  gsize prefix = out->len + 1;

  g_string_append_c (out, '-');
  for (const char *p = name; *p != '\0' && out->len < LONGEST_ID; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (out, g_ascii_tolower (*p));
      else if (out->str[out->len - 1] != '-')
        g_string_append_c (out, '-');
    }
  if (out->str[out->len - 1] == '-')
    g_string_truncate (out, out->len - 1);
  /* What was left out must still tell two names apart. */
  if (out->len <= prefix || !g_str_equal (out->str + prefix, name))
    g_string_append_printf (out, "-%08x", g_str_hash (name));

  return g_string_free (out, FALSE);
}

char *
bal_chart_shorten (const char *name)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (name, -1) <= LONGEST_NAME)
    return g_strdup (name);
  start = g_utf8_substring (name, 0, LONGEST_NAME - 1);

  return g_strconcat (start, "…", NULL);
}

char *
bal_chart_shorten_to (const char *text, double width, double size)
{
  g_autofree char *start = bal_chart_shorten (text);
  const BalSvgType type = { .size = size };

  if (bal_svg_measure (start, type) <= width)
    return g_steal_pointer (&start);
  for (glong n = g_utf8_strlen (start, -1); n > 1 && bal_svg_measure (start, type) > width;)
    *g_utf8_offset_to_pointer (start, --n) = '\0';

  return g_strconcat (start, "…", NULL);
}
