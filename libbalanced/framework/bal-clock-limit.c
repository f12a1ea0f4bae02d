/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-clock-limit.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalClockLimit:
 *
 * How long something may take that the law, a code or a standard asks for: a clock as data, with
 * its source and the days on which it holds.
 *
 * A clock of journeys is made of it with [ctor@Balanced.Clock.new_from_limit].
 *
 * Every member of the document is a property; the most used have a getter too.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: A11.
 *
 * Since: 0.1
 */
struct _BalClockLimit
{
  BalItem parent_instance;
};

struct _BalClockLimitClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalClockLimit, bal_clock_limit, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL },
  { "days", BAL_MEMBER_INTEGER },
  { "months", BAL_MEMBER_INTEGER },
  { "working_days", BAL_MEMBER_BOOLEAN },
  { "valid_from", BAL_MEMBER_MONTH_OR_DAY },
  { "valid_to", BAL_MEMBER_MONTH_OR_DAY },
  { "source", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_clock_limit_class_init (BalClockLimitClass *klass)
{
  /**
   * BalClockLimit:code:
   *
   * The code of the clock.
   *
   * Since: 0.1
   */
  /**
   * BalClockLimit:label:
   *
   * The words to show.
   *
   * Since: 0.1
   */
  /**
   * BalClockLimit:days:
   *
   * How many days it may run, the last one included.
   *
   * Since: 0.1
   */
  /**
   * BalClockLimit:months:
   *
   * How many months it may run beside the days.
   *
   * Since: 0.1
   */
  /**
   * BalClockLimit:working-days:
   *
   * Whether only working days count, or school days where the closures of schools are given as
   * holidays.
   *
   * Since: 0.1
   */
  /**
   * BalClockLimit:valid-from:
   *
   * The first day, month or year in which the limit holds.
   *
   * Since: 0.1
   */
  /**
   * BalClockLimit:valid-to:
   *
   * The last day, month or year in which the limit holds.
   *
   * Since: 0.1
   */
  /**
   * BalClockLimit:source:
   *
   * Where the limit comes from, in words.
   *
   * Since: 0.1
   */
  /**
   * BalClockLimit:note:
   *
   * What a reader should know, such as that it is to be verified.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_clock_limit_init (BalClockLimit *self)
{
}

/**
 * bal_clock_limit_get_code:
 * @self: a limit
 *
 * Gets the code of the clock.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_clock_limit_get_code (BalClockLimit *self)
{
  g_return_val_if_fail (BAL_IS_CLOCK_LIMIT (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_clock_limit_get_label:
 * @self: a limit
 *
 * Gets the words to show.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_clock_limit_get_label (BalClockLimit *self)
{
  g_return_val_if_fail (BAL_IS_CLOCK_LIMIT (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_clock_limit_get_days:
 * @self: a limit
 *
 * Gets how many days it may run, the last one included.
 *
 * Returns: the number; 0 where none is stated
 *
 * Since: 0.1
 */
guint
bal_clock_limit_get_days (BalClockLimit *self)
{
  g_return_val_if_fail (BAL_IS_CLOCK_LIMIT (self), 0);

  return (guint) CLAMP (bal_item_get_integer (BAL_ITEM (self), "days"), 0, 36500);
}

/**
 * bal_clock_limit_get_months:
 * @self: a limit
 *
 * Gets how many months it may run beside the days.
 *
 * Returns: the number; 0 where none is stated
 *
 * Since: 0.1
 */
guint
bal_clock_limit_get_months (BalClockLimit *self)
{
  g_return_val_if_fail (BAL_IS_CLOCK_LIMIT (self), 0);

  return (guint) CLAMP (bal_item_get_integer (BAL_ITEM (self), "months"), 0, 1200);
}

/**
 * bal_clock_limit_get_working_days:
 * @self: a limit
 *
 * Gets whether only working days count, or school days where the closures of schools are given as
 * holidays.
 *
 * Returns: whether it is so
 *
 * Since: 0.1
 */
gboolean
bal_clock_limit_get_working_days (BalClockLimit *self)
{
  g_return_val_if_fail (BAL_IS_CLOCK_LIMIT (self), FALSE);

  return bal_item_get_boolean (BAL_ITEM (self), "working_days");
}

/**
 * bal_clock_limit_get_source:
 * @self: a limit
 *
 * Gets where the limit comes from, in words.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_clock_limit_get_source (BalClockLimit *self)
{
  g_return_val_if_fail (BAL_IS_CLOCK_LIMIT (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "source");
}

/**
 * bal_clock_limit_get_note:
 * @self: a limit
 *
 * Gets what a reader should know, such as that it is to be verified.
 *
 * Returns: (nullable): the text
 *
 * Since: 0.1
 */
const char *
bal_clock_limit_get_note (BalClockLimit *self)
{
  g_return_val_if_fail (BAL_IS_CLOCK_LIMIT (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "note");
}
