/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-mapping-entry.h"

#include "libbalanced/area/bal-provision-cell.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalMappingEntry:
 *
 * One answer of somebody who was asked what there is for children, and what is missing.
 *
 * Entries are what contributors chose to say. Their number grows with the number of
 * contributors, so it is no coverage.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C2.
 *
 * Since: 0.1
 */
struct _BalMappingEntry
{
  BalItem parent_instance;
};

struct _BalMappingEntryClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalMappingEntry, bal_mapping_entry, BAL_TYPE_ITEM)

G_DEFINE_ENUM_TYPE (BalMappingKind,
                    bal_mapping_kind,
                    G_DEFINE_ENUM_VALUE (BAL_MAPPING_KIND_PROVISION, "provision"),
                    G_DEFINE_ENUM_VALUE (BAL_MAPPING_KIND_GAP, "gap"))

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT },
  { "statement", BAL_MEMBER_LABEL },
  { "kind", BAL_MEMBER_ENUM, TRUE, bal_mapping_kind_get_type },
  { "cells", BAL_MEMBER_ITEMS, FALSE, bal_provision_cell_get_type },
  { "contributor", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "setting", BAL_MEMBER_TEXT, .refers_to = "settings" },
  { "district", BAL_MEMBER_TEXT },
  { "provision", BAL_MEMBER_TEXT, .refers_to = "provisions" },
  { "date", BAL_MEMBER_MONTH_OR_DAY },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_mapping_entry_class_init (BalMappingEntryClass *klass)
{
  /**
   * BalMappingEntry:code:
   *
   * The code of the entry.
   *
   * Since: 0.1
   */
  /**
   * BalMappingEntry:statement:
   *
   * What was said.
   *
   * Since: 0.1
   */
  /**
   * BalMappingEntry:kind:
   *
   * Whether it is about something that is there or something that is missing.
   *
   * Since: 0.1
   */
  /**
   * BalMappingEntry:cells:
   *
   * The places in the grid that it is about.
   *
   * Since: 0.1
   */
  /**
   * BalMappingEntry:contributor:
   *
   * The code of the agency that said so.
   *
   * Since: 0.1
   */
  /**
   * BalMappingEntry:setting:
   *
   * The code of the setting that it was said in, or about.
   *
   * Since: 0.1
   */
  /**
   * BalMappingEntry:district:
   *
   * The part of the area that it is about.
   *
   * Since: 0.1
   */
  /**
   * BalMappingEntry:provision:
   *
   * The code of the provision that it is about, where it is one that the area lists.
   *
   * Since: 0.1
   */
  /**
   * BalMappingEntry:date:
   *
   * When it was said.
   *
   * Since: 0.1
   */
  /**
   * BalMappingEntry:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalMappingEntry:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_mapping_entry_init (BalMappingEntry *self)
{
}
