/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-process.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalProcess:
 *
 * A way of working that outputs come from.
 *
 * An area may take a process from a library and say what is different locally: members that
 * are not stated are those of the process that it is based on.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: B3.
 *
 * Since: 0.1
 */
struct _BalProcess
{
  BalItem parent_instance;
};

struct _BalProcessClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalProcess, bal_process, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalProcessScope,
                    bal_process_scope,
                    G_DEFINE_ENUM_VALUE (BAL_PROCESS_SCOPE_LIBRARY, "library"),
                    G_DEFINE_ENUM_VALUE (BAL_PROCESS_SCOPE_AREA, "area"),
                    G_DEFINE_ENUM_VALUE (BAL_PROCESS_SCOPE_LOCAL, "local"))

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL },
  { "scope", BAL_MEMBER_ENUM, FALSE, bal_process_scope_get_type },
  { "based_on", BAL_MEMBER_TEXT, .refers_to = "processes" },
  { "statement", BAL_MEMBER_LABEL },
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "settings", BAL_MEMBER_TEXTS, .refers_to = "settings" },
  { "roles", BAL_MEMBER_TEXTS, .refers_to = ":roles" },
  { "provisions", BAL_MEMBER_TEXTS, .refers_to = "provisions" },
  { "measures", BAL_MEMBER_TEXTS, .refers_to = "measures" },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_process_class_init (BalProcessClass *klass)
{
  /**
   * BalProcess:code:
   *
   * The code of the process.
   *
   * Since: 0.1
   */
  /**
   * BalProcess:label:
   *
   * What it is called.
   *
   * Since: 0.1
   */
  /**
   * BalProcess:scope:
   *
   * How widely it holds.
   *
   * Since: 0.1
   */
  /**
   * BalProcess:based-on:
   *
   * The code of the process whose members hold where this one states none.
   *
   * Since: 0.1
   */
  /**
   * BalProcess:statement:
   *
   * How the work is done.
   *
   * Since: 0.1
   */
  /**
   * BalProcess:agency:
   *
   * The code of the agency for which it holds; every one when it is not stated.
   *
   * Since: 0.1
   */
  /**
   * BalProcess:settings:
   *
   * The codes of the settings in which it holds; every one when it is empty.
   *
   * Since: 0.1
   */
  /**
   * BalProcess:roles:
   *
   * The codes of the roles that take part.
   *
   * Since: 0.1
   */
  /**
   * BalProcess:provisions:
   *
   * The codes of the provisions in which the work is done.
   *
   * Since: 0.1
   */
  /**
   * BalProcess:measures:
   *
   * The codes of the measures that show what it does.
   *
   * Since: 0.1
   */
  /**
   * BalProcess:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalProcess:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_process_init (BalProcess *self)
{
}
