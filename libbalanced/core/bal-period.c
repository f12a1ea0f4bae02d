/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-period.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"

/**
 * BalPeriod:
 *
 * The days from a first to a last one, both included.
 *
 * A start of [const@Balanced.DAY_NONE] means from the beginning, and an end of it means without
 * end. Days are counted from 1970-01-01. Written as "2020-03-01/2021-02-28", with ".." for an
 * open side.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Since: 0.1
 */
struct _BalPeriod
{
  gint32 start;
  gint32 end;
};

G_DEFINE_BOXED_TYPE (BalPeriod, bal_period, bal_period_ref, bal_period_unref)

/**
 * bal_period_new:
 * @start: the first day, or [const@Balanced.DAY_NONE]: from the beginning
 * @end: the last day, or [const@Balanced.DAY_NONE]: without end
 *
 * Creates a period; the start must not be after the end.
 *
 * Returns: (transfer full): a new period
 *
 * Since: 0.1
 */
BalPeriod *
bal_period_new (gint32 start, gint32 end)
{
  BalPeriod *self;

  g_return_val_if_fail (end == BAL_DAY_NONE || start <= end, NULL);

  self = g_atomic_rc_box_new0 (BalPeriod);
  self->start = start;
  self->end = end;
  return self;
}

static gboolean
parse_side (const char *text, gsize length, gboolean is_end, gint32 *day)
{
  *day = BAL_DAY_NONE;
  if (length == 2 && strncmp (text, "..", 2) == 0)
    return TRUE;
  if (bal_day_parse_month (text, length, day))
    {
      int year, month, first;
      bal_day_to_civil (*day, &year, &month, &first);
      if (is_end)
        *day += bal_day_get_month_length (year, month) - 1;
      return TRUE;
    }
  if (length == 4 && strspn (text, "0123456789") >= 4)
    {
      int year = (int) g_ascii_strtoll (text, NULL, 10);
      *day = is_end ? bal_day_from_civil (year, 12, 31) : bal_day_from_civil (year, 1, 1);
      return *day != BAL_DAY_NONE;
    }
  return bal_day_parse (text, length, BAL_DATE_ORDER_ISO, day, NULL);
}

/**
 * bal_period_parse:
 * @text: two sides with a stroke between them, such as "2020-03-01/2021-02-28"
 * @error: where the reason for a failure is stored
 *
 * Reads a period from text.
 *
 * A side is a day, a month ("2020-03": its first or its last day), a year ("2020") or ".." (open).
 * Without a stroke, the text is both sides: "2020" is the whole year.
 *
 * Fails with [error@Balanced.Error.INVALID_ARGUMENT].
 *
 * Returns: (transfer full): a new period
 *
 * Since: 0.1
 */
BalPeriod *
bal_period_parse (const char *text, GError **error)
{
  const char *stroke, *second;
  gsize length;
  gint32 start, end;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stroke = strchr (text, '/');
  length = stroke != NULL ? (gsize) (stroke - text) : strlen (text);
  second = stroke != NULL ? stroke + 1 : text;
  if (!parse_side (text, length, FALSE, &start) ||
      !parse_side (second, strlen (second), TRUE, &end))
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   "Reading the period “%s”: not two dates such as 2020-03-01/2021-02-28", text);
      return NULL;
    }
  if (end != BAL_DAY_NONE && start > end)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   "Reading the period “%s”: it ends before it starts", text);
      return NULL;
    }
  return bal_period_new (start, end);
}

/**
 * bal_period_ref: (skip)
 * @self: a period
 *
 * Adds a reference.
 *
 * Returns: (transfer full): the period
 *
 * Since: 0.1
 */
BalPeriod *
bal_period_ref (BalPeriod *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * bal_period_unref: (skip)
 * @self: (transfer full): a period
 *
 * Drops a reference; with the last one the period goes.
 *
 * Since: 0.1
 */
void
bal_period_unref (BalPeriod *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release (self);
}

/**
 * bal_period_get_start:
 * @self: a period
 *
 * Gives the first day.
 *
 * Returns: days since 1970-01-01, or [const@Balanced.DAY_NONE]
 *
 * Since: 0.1
 */
gint32
bal_period_get_start (BalPeriod *self)
{
  g_return_val_if_fail (self != NULL, BAL_DAY_NONE);

  return self->start;
}

/**
 * bal_period_get_end:
 * @self: a period
 *
 * Gives the last day.
 *
 * Returns: days since 1970-01-01, or [const@Balanced.DAY_NONE]
 *
 * Since: 0.1
 */
gint32
bal_period_get_end (BalPeriod *self)
{
  g_return_val_if_fail (self != NULL, BAL_DAY_NONE);

  return self->end;
}

/**
 * bal_period_contains:
 * @self: a period
 * @day: days since 1970-01-01
 *
 * Says whether a day belongs to the period; [const@Balanced.DAY_NONE] belongs to none.
 *
 * Returns: %TRUE when it does
 *
 * Since: 0.1
 */
gboolean
bal_period_contains (BalPeriod *self, gint32 day)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return day != BAL_DAY_NONE && day >= self->start &&
         (self->end == BAL_DAY_NONE || day <= self->end);
}

/**
 * bal_period_equal:
 * @self: a period
 * @other: another period
 *
 * Says whether two periods have the same days.
 *
 * Returns: %TRUE when they do
 *
 * Since: 0.1
 */
gboolean
bal_period_equal (BalPeriod *self, BalPeriod *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return self->start == other->start && self->end == other->end;
}

/**
 * bal_period_hash:
 * @self: a period
 *
 * Gives a number that is the same for equal periods, for use in hash tables.
 *
 * Returns: the number
 *
 * Since: 0.1
 */
guint
bal_period_hash (BalPeriod *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) self->start * 31 + (guint) self->end;
}

static void
append_side (GString *text, gint32 day)
{
  char buffer[16];

  g_string_append (text, bal_day_write (day, buffer) > 0 ? buffer : "..");
}

/**
 * bal_period_to_text:
 * @self: a period
 *
 * Writes the period, as in "2020-03-01/2021-02-28"; an open side is "..".
 *
 * Returns: (transfer full): the text
 *
 * Since: 0.1
 */
char *
bal_period_to_text (BalPeriod *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  append_side (text, self->start);
  g_string_append_c (text, '/');
  append_side (text, self->end);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
